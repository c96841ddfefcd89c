#!/bin/sh
# Run by the PostgreSQL image when its data folder is new: a database with its own role for every
# service, and no way from one into another.
set -eu
for service in enrolment placement convenant billing; do
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set name="$service" --set password="$SERVICE_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
