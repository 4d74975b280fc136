/**
 * Makes security event tokens (RFC 8417) of announcements, as SSF 1.0 and CAEP 1.0 want them, and
 * reads what a receiver answers. Carries nothing by itself.
 */
package io.portcullis.connectors.idp.ssf.transmit;
