/**
 * Other names of large cities: in their own language, in English, in German, and as people shorten them. Name -> name in `cities.txt`,
 * both as `foldName` writes them. Source: the names CLDR gives as exemplar cities of zones, and what stands in lists of companies.
 */
export const CITY_NAMES: Readonly<Record<string, string>> = {
  'new york': 'new york city', nyc: 'new york city', manhattan: 'new york city', washington: 'washington dc', 'washington d c': 'washington dc',
  'district of columbia': 'washington dc', sf: 'san francisco', 'quebec city': 'quebec',
  'mexico df': 'mexico city', 'ciudad de mexico': 'mexico city', cdmx: 'mexico city', acapulco: 'acapulco de juarez', 'ciudad juarez': 'juarez', queretaro: 'santiago de queretaro',
  'sao paolo': 'sao paulo', rio: 'rio de janeiro',
  munchen: 'munich', muenchen: 'munich', koeln: 'koln', cologne: 'koln', frankfurt: 'frankfurt am main', 'frankfurt main': 'frankfurt am main',
  duesseldorf: 'dusseldorf', nuremberg: 'nurnberg', nuernberg: 'nurnberg', hanover: 'hannover', brunswick: 'braunschweig', muenster: 'munster',
  wien: 'vienna', zuerich: 'zurich', geneva: 'geneve', genf: 'geneve', basle: 'basel', bale: 'basel', lucerne: 'luzern', berne: 'bern', 'saint gallen': 'sankt gallen',
  roma: 'rome', milano: 'milan', torino: 'turin', napoli: 'naples', firenze: 'florence', venezia: 'venice', genova: 'genoa', mailand: 'milan', rom: 'rome',
  lisboa: 'lisbon', lissabon: 'lisbon', oporto: 'porto', seville: 'sevilla', 'la coruna': 'a coruna',
  vitoria: 'gasteiz vitoria', 'vitoria gasteiz': 'gasteiz vitoria', 'san sebastian': 'donostia san sebastian', donostia: 'donostia san sebastian', 'las palmas': 'las palmas de gran canaria',
  'palma de mallorca': 'palma', castellon: 'castello de la plana', bruxelles: 'brussels', brussel: 'brussels', antwerp: 'antwerpen', anvers: 'antwerpen', ghent: 'gent',
  bruges: 'brugge', 'den haag': 'hague', 's gravenhage': 'hague', kobenhavn: 'copenhagen', kopenhagen: 'copenhagen', gothenburg: 'goteborg', praha: 'prague', prag: 'prague',
  warszawa: 'warsaw', warschau: 'warsaw', cracow: 'krakow', krakau: 'krakow', athina: 'athens', bucuresti: 'bucharest', bukarest: 'bucharest', beograd: 'belgrade', moskva: 'moscow', moskau: 'moscow',
  'sankt peterburg': 'saint petersburg', 'nizhni novgorod': 'nizhniy novgorod', kiev: 'kyiv', kiew: 'kyiv', odesa: 'odessa', bombay: 'mumbai', calcutta: 'kolkata', madras: 'chennai',
  bangalore: 'bengaluru', gurugram: 'gurgaon', peking: 'beijing', saigon: 'ho chi minh city', 'ho chi minh': 'ho chi minh city', 'tel aviv yafo': 'tel aviv',
  hongkong: 'hong kong', 'macao': 'macau', 'greater london': 'london', 'city of london': 'london',
};
