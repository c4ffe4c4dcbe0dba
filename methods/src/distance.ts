export type Place = { latitude: number; longitude: number }

const earthRadiusKm = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Distance between two places as the crow flies.
 * @param from, to degrees; north and east are positive
 * @returns kilometres on a sphere of the mean radius of the earth, within half a per cent of the true one
 * Source: Sinnott 1984, the haversine formula
 */
export function kilometresBetween(from: Place, to: Place): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const share =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(share)))
}
