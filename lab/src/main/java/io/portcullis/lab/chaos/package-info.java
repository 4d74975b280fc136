/** Everything fails for a while; afterwards each action has a fate and the ledgers agree. */
package io.portcullis.lab.chaos;
