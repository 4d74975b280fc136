/**
 * Tells a NAS to end a session or to move it (RFC 5176 dynamic authorization, client side), over
 * UDP, with one socket per NAS.
 */
package io.portcullis.connectors.radius.das;
