/** A folder with a trail in it: records, checkpoints, witnesses, keys, and how to check them. */
package io.portcullis.evidence.export;
