/*
 A promise by itself stands on the customer's page of a complaint, unless it is marked as ours alone. Those made before were never
 shown: they stay so. The steps of a plan are always shown; the customer has them in a letter.
*/
alter table heed.promise add column internal boolean not null default true;
alter table heed.promise alter column internal set default false;
