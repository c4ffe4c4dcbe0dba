-- A rule of the business beside those of a scheme: it is in every inspection, whatever chance draws of the others.
alter table heed.requirement add column own boolean not null default false;
create index requirement_own on heed.requirement (scheme_id) where own;
