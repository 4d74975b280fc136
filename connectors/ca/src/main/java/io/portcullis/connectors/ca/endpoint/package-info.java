/**
 * Looks at what TLS servers serve, as their clients do, and judges it. Sends no application data.
 */
package io.portcullis.connectors.ca.endpoint;
