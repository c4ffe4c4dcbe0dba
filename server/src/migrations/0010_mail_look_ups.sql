-- Whom a case was heard from last, and how many automatic mails an address got today.
create index intake_item_case on heed.intake_item (case_id, id desc) where case_id is not null;
create index outbox_recipient on heed.outbox_message (workspace_id, recipient, id desc);
