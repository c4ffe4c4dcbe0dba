-- The mail that carries an invitation. Its link lets somebody in: here it is only encrypted, and forgotten once the invitation is over.
alter table heed.outbox_message add column invitation_id uuid, add column sealed_link bytea;
create index outbox_invitation on heed.outbox_message (workspace_id, invitation_id) where invitation_id is not null;
