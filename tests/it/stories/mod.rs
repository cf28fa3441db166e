//! The owner's and the desk's stories over HTTP, one file each, in a house of their own per test.

mod batch_life;
mod claim;
mod claim_desk;
mod desk;
mod desk_door;
mod find;
mod headers;
mod hostile;
mod oracle;
mod outbox;
mod outbox_crash;
mod owner;
mod person;
mod preferences;
mod privacy;
mod recall;
mod register;
mod register_twice;
mod resolver;
mod resolver_rows;
mod scan;
mod wire;
mod withdraw;
