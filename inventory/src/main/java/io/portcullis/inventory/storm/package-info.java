/** How many certificates will be renewed on which day, and where that is more than is allowed. */
package io.portcullis.inventory.storm;
