-- Nothing was ever written into it: after its hours a provider takes no answer of ours, and Heed says so.
alter table heed.outbox_message drop column template;
