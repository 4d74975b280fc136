/**
 * The guard: the last word before anything is acted on. Limits of mass action, people's approvals,
 * stop and resume, and the subjects never to touch. Pure over a {@link
 * io.portcullis.model.guard.Ledger}.
 */
package io.portcullis.model.guard;
