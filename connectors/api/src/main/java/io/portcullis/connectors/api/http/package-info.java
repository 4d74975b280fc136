/** How the hub calls others over HTTP: never longer, and never more, than it was told. */
package io.portcullis.connectors.api.http;
