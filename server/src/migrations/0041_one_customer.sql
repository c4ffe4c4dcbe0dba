/*
 What two rows of one person have in common: names folded as Turkish and Azerbaijani readers would, numbers by their last nine
 digits (with or without the country), mail addresses without what stands after a plus. Plain columns, since equality on them
 is leak-proof and row security leaves their index usable.
*/
create function heed.name_key(name text) returns text language sql immutable parallel safe
  return translate(lower(translate(regexp_replace(btrim(name), '\s+', ' ', 'g'), 'İIıƏÇĞÖŞÜ', 'iiiəçğöşü')), 'ı', 'i');
create function heed.address_key(kind text, value text) returns text language sql immutable parallel safe
  return case kind when 'phone' then right(regexp_replace(value, '\D', '', 'g'), 9) else regexp_replace(value, '\+[^@]*@', '@') end;

alter table heed.customer add column name_key text not null default '';
alter table heed.customer alter column name_key type text using heed.name_key(name);
alter table heed.customer_address add column address_key text not null default '';
alter table heed.customer_address alter column address_key type text using heed.address_key(kind, value);

create function heed.set_name_key() returns trigger language plpgsql as $$
begin
  new.name_key := heed.name_key(new.name);
  return new;
end $$;
create trigger customer_name_key before insert or update of name on heed.customer for each row execute function heed.set_name_key();
create function heed.set_address_key() returns trigger language plpgsql as $$
begin
  new.address_key := heed.address_key(new.kind, new.value);
  return new;
end $$;
create trigger customer_address_key before insert or update of value on heed.customer_address
  for each row execute function heed.set_address_key();

create index customer_name_key on heed.customer (workspace_id, name_key);
create index customer_address_key on heed.customer_address (workspace_id, kind, address_key);
