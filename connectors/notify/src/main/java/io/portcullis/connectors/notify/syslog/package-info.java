/** Messages for a collector of syslog. */
package io.portcullis.connectors.notify.syslog;
