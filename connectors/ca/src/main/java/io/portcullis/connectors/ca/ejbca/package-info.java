/**
 * EJBCA: the audit log as its Log4j device writes it into the application server's log, and a CA of
 * it that is asked over its REST API.
 */
package io.portcullis.connectors.ca.ejbca;
