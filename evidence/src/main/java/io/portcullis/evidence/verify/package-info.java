/** Whether a trail of records is whole, as a stranger can tell by records and checkpoints alone. */
package io.portcullis.evidence.verify;
