/** The channels by which people are told: one package for each kind. */
package io.portcullis.connectors.notify;
