/** Syslog of Unix hosts: the lines about logins, accounts and privileges. */
package io.portcullis.connectors.api.syslog;
