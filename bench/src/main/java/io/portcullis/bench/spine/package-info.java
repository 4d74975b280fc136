/**
 * {@code bench spine}: the way of a signal through the hub, beside the same way without the hub.
 */
package io.portcullis.bench.spine;
