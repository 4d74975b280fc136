/** Whether a security event token was made by the transmitter that a source is configured for. */
package io.portcullis.connectors.idp.ssf.verify;
