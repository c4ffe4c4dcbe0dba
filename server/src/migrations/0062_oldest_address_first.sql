-- Answers and surveys go to the address known longest: one that is added later must not take its place.
alter table heed.customer_address add column added_at timestamptz not null default clock_timestamp();
