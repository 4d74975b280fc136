/** Live authorisation: inside the hub, and beside other ways to ask about a certificate. */
package io.portcullis.bench.radius;
