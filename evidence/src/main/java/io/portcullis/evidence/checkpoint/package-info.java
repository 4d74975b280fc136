/** Signed statements of how far each chain of records had come, and what was in it. */
package io.portcullis.evidence.checkpoint;
