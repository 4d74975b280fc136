/** Tells other parties what was decided, each by a stream of its own (SSF 1.0). */
package io.portcullis.routes.transmit;
