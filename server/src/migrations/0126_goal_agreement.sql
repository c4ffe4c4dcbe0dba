-- What is asked of the two sides of a goal; anew where what they agreed to has changed.
alter table heed.goal add column agreement_round uuid not null default gen_random_uuid();
