/** Looks at where certificates are used: TLS servers and key stores, against the inventory. */
package io.portcullis.routes.endpoint;
