/** Deciding a log again, beside reading it. */
package io.portcullis.bench.replay;
