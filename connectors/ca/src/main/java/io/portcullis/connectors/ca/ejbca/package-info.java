/** EJBCA: the audit log as its Log4j device writes it into the application server's log. */
package io.portcullis.connectors.ca.ejbca;
