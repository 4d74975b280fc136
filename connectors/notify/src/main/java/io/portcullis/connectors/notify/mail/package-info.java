/** Mail by SMTP. */
package io.portcullis.connectors.notify.mail;
