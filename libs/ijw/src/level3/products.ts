/** The national codes (JZ21, list of February 2025) by their first three positions. */
const NATIONAL: Readonly<Record<string, string>> = {
  '40A': '00-15',
  '41A': '00-24',
  '41B': '00-06',
  '42A': '00-10',
  '43A': '00-66',
  '43B': '00-19',
  '44A': '00-70',
  '44B': '00-10 15-18',
  '45A': '00-75',
  '45B': '00-27',
  '46A': '00-05',
  '46B': '00-05',
  '47A': '00-10',
  '47B': '00-06 10-16',
  '48A': '00-06',
  '48B': '00-02 10-14',
  '49A': '00-06',
  '49B': '00-07',
  '50A': '00-32',
  '51A': '00-05',
  '52A': '00',
  '53A': '00-06',
};

/**
 * The category that a national product code belongs to; null when the code is not national: a
 * municipality may have codes of its own (IV075).
 */
export function nationalCategory(productCode: string): string | null {
  const numbers = NATIONAL[productCode.slice(0, 3)];
  const number = productCode.slice(3);
  if (numbers === undefined || !/^\d\d$/.test(number)) return null;
  const isListed = numbers.split(' ').some((range) => {
    const [first = '', last = first] = range.split('-');
    return first <= number && number <= last;
  });
  return isListed ? productCode.slice(0, 2) : null;
}

/**
 * TR381 as far as the national list can tell: a national code stands in its own category. A code
 * that is not national may be the municipality's own.
 */
export function isOfItsCategory(category: string | null, code: string | null): boolean {
  const national = code === null ? null : nationalCategory(code);
  return national === null || national === category;
}
