/** Invented signals in real history, and a signed report of what would have happened. */
package io.portcullis.replay.drill;
