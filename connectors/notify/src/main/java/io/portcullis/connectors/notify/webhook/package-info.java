/** Webhooks, in the forms that chat services want. */
package io.portcullis.connectors.notify.webhook;
