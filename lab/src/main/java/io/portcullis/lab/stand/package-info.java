/**
 * What stands beside the hub and the network: authorities, a token, disks, and all of it at once.
 */
package io.portcullis.lab.stand;
