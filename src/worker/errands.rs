//! What comes due by itself: requests for lost links are looked up, silent sellers give way to the desk, steps of journeys
//! become messages. Each round is one transaction and writers take turns, so that several processes do nothing twice.

use crate::flows::{Context, Error, journey, link, pass_on};

/// Does what is due; a look is all it costs when nothing is.
///
/// # Errors
/// What the store says.
pub async fn round(context: &Context) -> Result<(), Error> {
    let now = context.clock().now();
    let (asked, silent, due) = context
        .store
        .peek(move |tx| {
            Ok::<_, Error>((tx.has_link_requests()?, tx.has_silent_transfers(now)?, tx.has_due_steps(now)?))
        })
        .await?;
    if asked {
        let inner = context.clone();
        context.store.write(move |tx| link::answer(tx, &inner)).await?;
    }
    if due {
        let inner = context.clone();
        context.store.write(move |tx| journey::send_due(tx, &inner)).await?;
    }
    if silent {
        let inner = context.clone();
        context.store.write(move |tx| pass_on::end_silence(tx, &inner)).await?;
    }
    Ok(())
}
