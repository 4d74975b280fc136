/** Who is at the other end of a TLS connection to the hub. */
package io.portcullis.routes.tls;
