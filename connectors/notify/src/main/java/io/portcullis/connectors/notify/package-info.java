/** People are an enforcement point too: they are told. */
package io.portcullis.connectors.notify;
