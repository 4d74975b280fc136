/** FreeRADIUS: accounting posted by rlm_rest, detail files, and the log of logins. */
package io.portcullis.connectors.radius.accounting;
