/** Regions of countries in South America. */
import type { RegionTable } from './region.ts';

export const SOUTH_AMERICA: Readonly<Record<string, RegionTable>> = {
  BR: {
    complete: true,
    regions: [
      ['AC', 'Acre', 'America/Rio_Branco'],
      ['AL', 'Alagoas', 'America/Maceio'],
      ['AM', 'Amazonas', 'America/Manaus'],
      ['AP', 'Amapa', 'America/Belem'],
      ['BA', 'Bahia', 'America/Bahia'],
      ['CE', 'Ceara', 'America/Fortaleza'],
      ['DF', 'Distrito Federal|Federal District', 'America/Sao_Paulo'],
      ['ES', 'Espirito Santo', 'America/Sao_Paulo'],
      ['GO', 'Goias', 'America/Sao_Paulo'],
      ['MA', 'Maranhao', 'America/Fortaleza'],
      ['MG', 'Minas Gerais', 'America/Sao_Paulo'],
      ['MS', 'Mato Grosso do Sul', 'America/Campo_Grande'],
      ['MT', 'Mato Grosso', 'America/Cuiaba'],
      ['PA', 'Para', 'America/Belem'],
      ['PB', 'Paraiba', 'America/Fortaleza'],
      ['PE', 'Pernambuco', 'America/Recife'],
      ['PI', 'Piaui', 'America/Fortaleza'],
      ['PR', 'Parana', 'America/Sao_Paulo'],
      ['RJ', 'Rio de Janeiro', 'America/Sao_Paulo'],
      ['RN', 'Rio Grande do Norte', 'America/Fortaleza'],
      ['RO', 'Rondonia', 'America/Porto_Velho'],
      ['RR', 'Roraima', 'America/Boa_Vista'],
      ['RS', 'Rio Grande do Sul', 'America/Sao_Paulo'],
      ['SC', 'Santa Catarina', 'America/Sao_Paulo'],
      ['SE', 'Sergipe', 'America/Maceio'],
      ['SP', 'Sao Paulo', 'America/Sao_Paulo'],
      ['TO', 'Tocantins', 'America/Araguaina'],
    ],
  },
  CL: {
    complete: false,
    regions: [
      ['MA', 'Magallanes|Magallanes y de la Antartica Chilena', 'America/Punta_Arenas'],
      ['AI', 'Aysen', 'America/Punta_Arenas'],
    ],
  },
  EC: {
    complete: false,
    regions: [['W', 'Galapagos', 'Pacific/Galapagos']],
  },
};
