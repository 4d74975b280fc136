/** Decide: one signal at a time, per subject, through the pure core; and what follows from it. */
package io.portcullis.routes.decide;
