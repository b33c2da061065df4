"""
Who is asking, as the replaced backend answered it, in the fastest of the ordinary ways: asynchronous SQLAlchemy, PyJWT.
DATABASE_URL, SECRET_KEY; uvicorn runs it with one worker.
"""

from datetime import datetime
from os import environ
from typing import Optional

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel
from sqlalchemy import Boolean, Column, DateTime, Integer, String, func
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker

url = environ["DATABASE_URL"].replace("postgresql:", "postgresql+asyncpg:")
engine = create_async_engine(url, pool_size=10, max_overflow=0)
SessionLocal = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String, unique=True, index=True, nullable=False)
    full_name = Column(String)
    hashed_password = Column(String, nullable=False)
    is_active = Column(Boolean, nullable=False, server_default="true")
    created_at = Column(DateTime(timezone=True), server_default=func.now())
    updated_at = Column(DateTime(timezone=True), server_default=func.now())


class UserResponse(BaseModel):
    id: int
    email: str
    full_name: Optional[str]
    is_active: bool
    created_at: datetime
    updated_at: datetime

    class Config:
        orm_mode = True


app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/login")
refused = HTTPException(status_code=401, detail="Could not validate credentials")


@app.on_event("startup")
async def create_tables():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def get_db():
    async with SessionLocal() as db:
        yield db


async def get_current_user(token: str = Depends(bearer), db: AsyncSession = Depends(get_db)) -> User:
    try:
        claims = jwt.decode(token, environ["SECRET_KEY"], algorithms=["HS256"])
    except jwt.PyJWTError:
        raise refused
    user = await db.get(User, int(claims["sub"]))
    if user is None or not user.is_active:
        raise refused
    return user


@app.get("/api/v1/users/me", response_model=UserResponse)
async def me(user: User = Depends(get_current_user)):
    return user
