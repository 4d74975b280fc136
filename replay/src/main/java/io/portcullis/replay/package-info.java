/** Rules over history: what was decided, computed again, and what other rules would have done. */
package io.portcullis.replay;
